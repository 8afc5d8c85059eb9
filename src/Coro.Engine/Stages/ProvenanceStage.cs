using Coro.Engine.History;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>Stage 3: the commit that every child's work starts from, so that its result can be traced and made again.</summary>
internal sealed class ProvenanceStage : IStage
{
    public StageName Name => StageList.Provenance;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        if (!SourceStage.HasRepositories(run.State))
            return StageEnd.LeftOut("no child has a repository");
        var (resolved, halt) = await SourceStage.AskAsync(run);
        if (halt is not null)
            return StageEnd.Halted(halt);
        foreach (var source in resolved)
            run.Record(new CommitRecorded(source.Child, source.CommitSha));
        return StageEnd.Done;
    }
}
