@echo off
rem Starts Palimpsest: builds it on first use and after its sources change, then hands over to Java.
rem Whatever the build says goes to standard error; standard output belongs to the program.
setlocal
set "ROOT=%~dp0"
set "TARGET=%ROOT%app\target"
set "STAMP=%TARGET%\launcher.stamp"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"

if not exist "%STAMP%" goto build
powershell -NoProfile -Command "$s=(Get-Item $env:STAMP).LastWriteTime; $p='pom.xml','.mvn','engine\pom.xml','engine\src\main','app\pom.xml','app\src\main','resources' | %% {Join-Path $env:ROOT $_} | ? {Test-Path $_}; if (Get-ChildItem $p -Recurse | ? {$_.LastWriteTime -gt $s} | Select-Object -First 1) {exit 1}"
if not errorlevel 1 goto start

:build
>&2 echo palimpsest: building (on first use a minute or two, longer while Maven fetches the libraries)
pushd "%ROOT%"
call mvn -q -B package -Dmaven.test.skip -Dspotless.check.skip -Djacoco.skip 1>&2
if errorlevel 1 (
    popd
    >&2 echo palimpsest: the build failed
    exit /b 1
)
popd
type nul > "%STAMP%"

:start
for /f "usebackq delims=" %%c in ("%TARGET%\class-path.txt") do set "CLASS_PATH=%%c"
"%JAVA%" -XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -Dfile.encoding=UTF-8 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "-Dpolyglot.engine.userResourceCache=%TARGET%" -cp "%TARGET%\palimpsest-app.jar;%CLASS_PATH%" palimpsest.app.Launcher %*
exit /b %ERRORLEVEL%
