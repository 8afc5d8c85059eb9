using Coro.Engine.State;

namespace Coro.Engine.Following;

/// <summary>A try whose logs are wanted.</summary>
/// <param name="Child">The child that it was for; null: a stage's command.</param>
/// <param name="Stage">The stage whose command it was; null: a child's step.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="Step">The step.</param>
/// <param name="Try">The try.</param>
/// <param name="Batch">The batch that the child was in, if it was.</param>
internal sealed record LoggedTry(string? Child, string? Stage, int Attempt, string Step, int Try, int? Batch)
{
    /// <summary>Where a log of it is.</summary>
    public string PathOf(LogStream stream, Workspace workspace) => StepFiles.Log(FolderIn(workspace), Step, Try, stream);

    /// <summary>The folder of its attempt.</summary>
    public string FolderIn(Workspace workspace) => Batch is { } batch ? workspace.Batch(batch)
        : Child is null ? workspace.Stage(Stage!, Attempt)
        : workspace.Attempt(Child, Attempt);

    public LogSource Source(string campaign, LogStream stream) => new()
    {
        Campaign = campaign,
        Child = Child,
        Stage = Stage,
        Batch = Batch,
        Step = Step,
        Attempt = Attempt,
        Try = Try,
        Stream = stream,
    };
}
