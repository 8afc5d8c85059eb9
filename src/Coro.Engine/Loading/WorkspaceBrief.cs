using Coro.Engine.Configuration;
using Coro.Engine.State;

namespace Coro.Engine.Loading;

/// <summary>The brief that a workspace keeps: what is left of the definition when the journal is lost.</summary>
internal static class WorkspaceBrief
{
    /// <summary>Reads it.</summary>
    /// <param name="workspace">The campaign's folder.</param>
    /// <param name="origin">The folder that the brief was in when the campaign was started.</param>
    /// <param name="root">The root, whose customization says what the brief does not. As it is now: as it was then was in the journal.</param>
    /// <returns>Null when it is missing or no longer valid.</returns>
    public static CampaignDefinition? Read(Workspace workspace, string origin, string root)
    {
        try
        {
            return BriefLoader.LoadText(
                File.ReadAllText(workspace.Brief), workspace.Brief, origin, Customization.Load(root).Settings(origin)).Definition;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or MissingBriefException)
        {
            return null;
        }
    }
}
