using Coro.Engine.Reporting;
using Coro.Engine.State;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Steps.Scripts;

/// <summary>Makes <c>$Coro</c> out of the state, so that whoever holds the state may hand it to another thread.</summary>
internal sealed class ScriptSubject(CampaignState state, Workspace workspace, string root)
{
    /// <summary>What a script is run for; the rest is known where it runs.</summary>
    public Func<CancellationToken, StepContext> Of(
        StepDefinition step, int @try, StepSubject subject, IReadOnlyDictionary<string, string> variables, IStepDocuments documents)
    {
        var child = subject.Child;
        var definition = child?.Definition;
        var (dependencies, members) = (Dependencies(definition), Views(subject.Members));
        var (name, jobId, settings) = (state.Name, state.JobId, state.Settings);
        var commit = child?.CommitSha;
        return ending => new(documents)
        {
            Campaign = name,
            JobId = jobId,
            Child = child?.Name ?? subject.Skill?.Name,
            Stage = subject.Stage,
            Step = step.Name,
            Attempt = subject.Attempt,
            Try = @try,
            Tier = definition?.Tier,
            Lane = definition?.Lane,
            Pin = definition?.Pin,
            RepoUrl = definition?.RepoUrl,
            Commit = commit,
            Description = definition?.Description,
            Dependencies = dependencies,
            Children = members,
            Flags = subject.Flags,
            Workspace = workspace.Folder,
            Origin = settings.Origin,
            ExportPath = settings.Stages.Export.Path,
            Variables = variables,
            CancellationToken = ending,
        };
    }

    private CampaignChild[] Dependencies(ChildDefinition? definition) =>
        definition is null or { DependsOn.Count: 0 } ? [] : Views([.. definition.DependsOn.Select(on => state[on.Child])]);

    private CampaignChild[] Views(IReadOnlyList<ChildState> children)
    {
        if (children.Count == 0)
            return [];
        var context = new ViewContext { Workspace = workspace, Root = root, Now = state.LastUpdated };
        return [.. children.Select(child => CampaignViews.ChildAlone(state, child, context))];
    }
}
