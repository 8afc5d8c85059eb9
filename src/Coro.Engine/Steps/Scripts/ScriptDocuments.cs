namespace Coro.Engine.Steps.Scripts;

/// <summary>Makes a script's files when it asks for them: rendered where the state lives, and written where the script runs.</summary>
/// <param name="folder">The folder of the attempt.</param>
/// <param name="variables">Where the files are.</param>
/// <param name="loop">Where the state lives; null: here.</param>
/// <param name="render">Gives the kickoff's text, and the files that are not on disk yet.</param>
internal sealed class ScriptDocuments(
    string folder, IReadOnlyDictionary<string, string> variables, SynchronizationContext? loop,
    Func<(string Kickoff, IReadOnlyList<StepFile> Files)> render) : IStepDocuments
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly object _lock = new();
    private string? _kickoff;

    public string Folder => Directory.CreateDirectory(folder).FullName;

    public string Kickoff
    {
        get
        {
            lock (_lock)
                return _kickoff ??= Write();
        }
    }

    public string KickoffPath => Path(StepVariables.Kickoff);

    public string ContextPath => Path(StepVariables.Context);

    private string Path(string variable)
    {
        _ = Kickoff;
        return variables[variable];
    }

    private string Write()
    {
        var (kickoff, files) = Render();
        Directory.CreateDirectory(folder);
        foreach (var file in files)
            file.Write();
        return kickoff;
    }

    private (string Kickoff, IReadOnlyList<StepFile> Files) Render()
    {
        if (loop is null)
            return render();
        var rendered = new TaskCompletionSource<(string, IReadOnlyList<StepFile>)>(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Post(
            _ =>
            {
                try
                {
                    rendered.SetResult(render());
                }
                catch (Exception e)
                {
                    rendered.SetException(e);
                }
            },
            null);
        return rendered.Task.Wait(LongestWait)
            ? rendered.Task.Result
            : throw new InvalidOperationException("The campaign does not run any more, so that nobody knows its kickoff.");
    }
}
