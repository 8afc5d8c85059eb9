using Coro.Engine.History;
using Coro.Engine.Running;
using Coro.Engine.Sources;

namespace Coro.Engine.Stages;

/// <summary>Stage 3: the commit that every child's work starts from, so that its result can be traced and made again.</summary>
internal sealed class ProvenanceStage : IStage
{
    public StageName Name => StageList.Provenance;

    public Task<StageEnd> RunAsync(RunContext run) => SourceStage.RunAsync(run, child => child.Definition.Pin, source => Record(run, source));

    /// <summary>Records the commit that a child starts from.</summary>
    public static void Record(RunContext run, ResolvedSource source) => run.Record(new CommitRecorded(source.Child, source.CommitSha));
}
