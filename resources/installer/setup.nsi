; The setup program of Windows, for one user and without rights of an administrator. build.py gives ID, TITLE, VERSION,
; PAYLOAD (the bundle), ICON, OUT and ENTRIES (a folder with register.nsh and forget.nsh, made from recipe.toml).
Unicode true
!include "MUI2.nsh"

Name "${TITLE}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "Software\${ID}" "folder"
RequestExecutionLevel user
SetCompressor /SOLID lzma

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${ID}.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; A program that runs cannot be taken away: nothing of it is touched before it is closed.
!macro Closed
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\${ID}.exe"
    Delete "$INSTDIR\${ID}.exe"
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "${TITLE}正在运行。请先关闭它，再重新运行安装程序。"
      Abort
    ${EndIf}
  ${EndIf}
!macroend

Section
  !insertmacro Closed
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${ID}.exe" "open"
  CreateShortCut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${ID}.exe" "open"
  WriteRegStr HKCU "Software\${ID}" "folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${ID}.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  !include "${ENTRIES}/register.nsh"
SectionEnd

; Stores and settings lie elsewhere and stay.
Section "Uninstall"
  !insertmacro Closed
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${ID}"
  !include "${ENTRIES}/forget.nsh"
SectionEnd
