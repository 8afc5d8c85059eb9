using Coro.Engine.State;

namespace Coro.Engine.Loading;

/// <summary>The brief that a workspace keeps: what is left of the definition when the journal is lost.</summary>
internal static class WorkspaceBrief
{
    /// <summary>Reads it.</summary>
    /// <param name="workspace">The campaign's folder.</param>
    /// <param name="defaults">What holds where the brief says nothing; its origin is the folder that the brief was in when the campaign was started.</param>
    /// <returns>Null when it is missing or no longer valid.</returns>
    public static CampaignDefinition? Read(Workspace workspace, CampaignSettings defaults)
    {
        try
        {
            return BriefLoader.LoadText(File.ReadAllText(workspace.Brief), workspace.Brief, defaults.Origin, defaults).Definition;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or MissingBriefException)
        {
            return null;
        }
    }
}
