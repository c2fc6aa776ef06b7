from inspector_app.usecases.evidence import Belongs, take_in_file
from inspector_app.usecases.new_shots import new_shots
from tests.support.test_camera_folders import BEGUN, put


def test_what_is_in_the_store_is_not_offered_again(context, tmp_path):
    roll = tmp_path / "DCIM" / "100"
    pictures = [put(roll / f"{number}.jpg", number, f"picture {number}".encode()) for number in range(3)]
    take_in_file(context, pictures[1], "", Belongs())
    look = new_shots(context, BEGUN, lambda: [tmp_path])
    assert [shot.path for shot in look()] == [pictures[0], pictures[2]]
