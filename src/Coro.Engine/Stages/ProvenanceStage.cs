using Coro.Engine.History;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>Stage 3: the commit that every child's work starts from, so that its result can be traced and made again.</summary>
internal sealed class ProvenanceStage : IStage
{
    public StageName Name => StageList.Provenance;

    public Task<StageEnd> RunAsync(RunContext run) =>
        SourceStage.RunAsync(run, child => child.Definition.Pin, source => run.Record(new CommitRecorded(source.Child, source.CommitSha)));
}
