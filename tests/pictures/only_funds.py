from tests.pictures.pages import shots as every


def shots():
    return {k: v for k, v in every().items() if "funds" in k}
