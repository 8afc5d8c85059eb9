using Coro.Engine.Steps;
using Coro.Tests.Support;

namespace Coro.Tests.Steps;

/// <summary>A folder to run steps in, and requests for them.</summary>
internal sealed class StepWorld : IDisposable
{
    private readonly TempFolder _folder = new();

    public ProcessStepRunner Runner { get; set; } =
        new(TimeProvider.System) { Grace = TimeSpan.FromMilliseconds(200) };

    public string Folder => _folder.Path;

    public string Write(string name, string content) => _folder.Write(name, content);

    public string Script(string name, string content)
    {
        var path = Write(name, content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    public string Output => File.ReadAllText(_folder.In("attempt/S.1.out.log"));

    public string Error => File.ReadAllText(_folder.In("attempt/S.1.err.log"));

    public StepRequest Request(params string[] run) => Request(new StepDefinition { Name = "S", Run = run });

    public StepRequest Shell(string line) => Request(new StepDefinition { Name = "S", Shell = line });

    public StepRequest Request(StepDefinition step, string attempt = "attempt") => new()
    {
        Step = step,
        WorkingDirectory = Folder,
        Environment = new Dictionary<string, string>
        {
            ["CORO_STEP_ID"] = Guid.NewGuid().ToString("N"),
            ["CORO_RESULT"] = _folder.In($"{attempt}/S.1.result.json"),
        },
        Placeholders = new Dictionary<string, string>(),
        Folder = _folder.In(attempt),
        OutputLog = _folder.In($"{attempt}/S.1.out.log"),
        ErrorLog = _folder.In($"{attempt}/S.1.err.log"),
        ResultPath = _folder.In($"{attempt}/S.1.result.json"),
        TrustedFolders = [Folder],
    };

    public Task<StepRun> Run(StepRequest request, CancellationToken cancellationToken = default) =>
        Runner.RunAsync(request, _ => { }, cancellationToken);

    public void Dispose() => _folder.Dispose();
}
