using Coro.Engine.History;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>Stage 2: what every pin means in its repository. A child without one gets the latest release.</summary>
internal sealed class PinsStage : IStage
{
    public StageName Name => StageList.Pins;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        if (!SourceStage.HasRepositories(run.State))
            return StageEnd.LeftOut("no child has a repository");
        var (resolved, halt) = await SourceStage.AskAsync(run);
        if (halt is not null)
            return StageEnd.Halted(halt);
        foreach (var source in resolved)
            run.Record(new PinResolved(source.Child, source.Pin, source.Ref));
        return StageEnd.Done;
    }
}
