using Coro.Engine.History;
using Coro.Engine.Running;
using Coro.Engine.Sources;
using Coro.Engine.State;

namespace Coro.Engine.Stages;

/// <summary>
/// Stage 2: what every pin means in its repository. The directive's <c>--pin</c> outranks the brief's; a child without either gets the
/// latest release.
/// </summary>
internal sealed class PinsStage : IStage
{
    public StageName Name => StageList.Pins;

    public Task<StageEnd> RunAsync(RunContext run) => SourceStage.RunAsync(run, child => PinOf(run, child), source => Record(run, source));

    /// <summary>The pin that counts for a child; null: the latest release.</summary>
    public static string? PinOf(RunContext run, ChildState child) =>
        run.Requests.Orders.PinOf(child)?.Arguments[1] ?? child.Definition.Pin;

    /// <summary>Records what a child's pin means.</summary>
    public static void Record(RunContext run, ResolvedSource source)
    {
        if (run.Requests.Orders.PinOf(run.State[source.Child]) is { } flag)
            run.Note($"{source.Child}: the directive chooses the pin {source.Pin} (line {flag.Line})", child: source.Child);
        run.Record(new PinResolved(source.Child, source.Pin, source.Ref));
        if (source.Note is not null)
            run.Note($"{source.Child}: {source.Note}", child: source.Child);
    }
}
