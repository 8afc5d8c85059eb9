using Coro.Engine.History;
using Coro.Engine.Running;
using Coro.Engine.Sources;

namespace Coro.Engine.Stages;

/// <summary>Stage 2: what every pin means in its repository. A child without one gets the latest release.</summary>
internal sealed class PinsStage : IStage
{
    public StageName Name => StageList.Pins;

    public Task<StageEnd> RunAsync(RunContext run) => SourceStage.RunAsync(run, source => Record(run, source));

    /// <summary>Records what a child's pin means.</summary>
    public static void Record(RunContext run, ResolvedSource source)
    {
        run.Record(new PinResolved(source.Child, source.Pin, source.Ref));
        if (source.Note is not null)
            run.Note($"{source.Child}: {source.Note}", child: source.Child);
    }
}
