@echo off
rem Builds RLCollapse where it has to and runs it: a fresh clone needs the .NET 10 SDK alone. On Linux and macOS: rlcollapse.
rem
rem   rlcollapse VERB ...       the command; see rlcollapse --help
rem   rlcollapse test [...]     builds and runs every test; arguments go to 'dotnet test'
rem   rlcollapse test --fuzz N  feeds every reader with N inputs by chance and prints what came of them
rem   rlcollapse bench [...]    builds the benchmarks too and runs them; see rlcollapse bench --help
rem
rem Environment: RLCOLLAPSE_DEVICE=cpu or cuda, which libtorch to build with (default: cpu)
setlocal
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
rem Threads that spin while they wait lose several-fold on a machine that has other work: let them sleep.
if not defined OMP_WAIT_POLICY set OMP_WAIT_POLICY=PASSIVE
if not defined DOTNET_GCgen0size set DOTNET_GCgen0size=0x4000000

rem A shell completes a line: nobody waits for a build.
set "word=%~1"
if "%word:~0,8%"=="[suggest" goto suggest

set sdk=
for /f "delims=." %%v in ('dotnet --list-sdks 2^>nul') do if %%v GEQ 10 set sdk=%%v
if not defined sdk (
    echo rlcollapse: there is no .NET SDK of version 10 or newer; see https://dotnet.microsoft.com/download 1>&2
    exit /b 2
)

rem cmd parts %%1 at '=' and ',', but leaves %%* as it was typed: overrides such as rl.kl.coefficient=1 go by %%*.
if "%~1"=="test" goto test
set name=RLCollapse.Cli
set "project=%~dp0src\RLCollapse.Cli"
if "%~1"=="bench" set name=RLCollapse.Benchmarks
if "%~1"=="bench" set "project=%~dp0bench"
if not defined RLCOLLAPSE_DEVICE set RLCOLLAPSE_DEVICE=cpu
dotnet build "%project%\%name%.csproj" "-p:Device=%RLCOLLAPSE_DEVICE%" -c Release -v quiet 1>&2
if errorlevel 1 goto failed
dotnet "%~dp0artifacts\bin\%name%\release\%name%.dll" %*
exit /b %errorlevel%

:test
if "%~2"=="--fuzz" goto fuzz
set typed=%*
setlocal enabledelayedexpansion
dotnet test "%~dp0tests" -c Release !typed:*test=!
exit /b %errorlevel%

:fuzz
set RLCOLLAPSE_FUZZ=%~3
if not exist "%~dp0artifacts" mkdir "%~dp0artifacts"
set "RLCOLLAPSE_FUZZ_TABLE=%~dp0artifacts\fuzz.md"
>"%RLCOLLAPSE_FUZZ_TABLE%" echo ^| reader ^| cases ^| values ^| user errors ^| else ^| worst ms ^| worst MB ^|
>>"%RLCOLLAPSE_FUZZ_TABLE%" echo ^|---^|--:^|--:^|--:^|--:^|--:^|--:^|
dotnet test "%~dp0tests" -c Release --filter "FullyQualifiedName~FuzzTests"
set code=%errorlevel%
type "%RLCOLLAPSE_FUZZ_TABLE%"
exit /b %code%

:suggest
if not exist "%~dp0artifacts\bin\RLCollapse.Cli\release\RLCollapse.Cli.dll" exit /b 0
dotnet "%~dp0artifacts\bin\RLCollapse.Cli\release\RLCollapse.Cli.dll" %*
exit /b %errorlevel%

:failed
echo rlcollapse: the build failed. A first build downloads packages, so it needs a package source such as nuget.org. 1>&2
if "%RLCOLLAPSE_DEVICE%"=="cuda" echo rlcollapse: RLCOLLAPSE_DEVICE=cuda needs one that has TorchSharp-cuda-windows; unset it to compute on the CPU. 1>&2
exit /b 1
