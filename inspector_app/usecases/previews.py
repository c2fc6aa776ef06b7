"""Pages as pictures for the screen and the printer; the window knows no PDF."""

from inspector_app.documents.bitmap import PageImage
from inspector_app.documents.images import page_count, page_images, page_sizes

__all__ = ["PageImage", "page_count", "page_images", "page_sizes"]
