from inspector_app.usecases import new_shots as new_shots_module
from inspector_app.usecases.evidence import Belongs, take_in_file
from inspector_app.usecases.new_shots import new_shots
from tests.support.test_camera_folders import BEGUN, put


def test_what_is_in_the_store_is_not_offered_again(context, tmp_path):
    roll = tmp_path / "DCIM" / "100"
    pictures = [put(roll / f"{number}.jpg", number, f"picture {number}".encode()) for number in range(3)]
    take_in_file(context, pictures[1], "", Belongs())
    look = new_shots(context, BEGUN, lambda: [tmp_path])
    assert [shot.path for shot in look()] == [pictures[0], pictures[2]]


def test_a_picture_is_read_once_however_often_it_is_looked(context, tmp_path, monkeypatch):
    put(tmp_path / "DCIM" / "1.jpg", 1, b"picture 1")
    take_in_file(context, tmp_path / "DCIM" / "1.jpg", "", Belongs())
    read = []
    monkeypatch.setattr(new_shots_module, "read_regular", lambda path, most: read.append(path) or path.read_bytes())
    look = new_shots(context, BEGUN, lambda: [tmp_path])
    assert [look(), look(), look()] == [[], [], []]
    assert len(read) == 1
