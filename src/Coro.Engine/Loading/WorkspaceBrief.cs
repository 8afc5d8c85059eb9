using Coro.Engine.State;

namespace Coro.Engine.Loading;

/// <summary>The brief that a workspace keeps: what is left of the definition when the journal is lost.</summary>
internal static class WorkspaceBrief
{
    /// <summary>Reads it. Its name need not be the campaign's, and it may have no pipelines.</summary>
    /// <param name="workspace">The campaign's folder.</param>
    /// <param name="defaults">What holds where the brief says nothing; its origin is the folder that the brief was in when the campaign was started.</param>
    /// <returns>What holds by default, without a name and children, when it is missing.</returns>
    /// <exception cref="InvalidInputException">It is no longer valid.</exception>
    public static CampaignDefinition Read(Workspace workspace, CampaignSettings defaults)
    {
        try
        {
            return BriefLoader.LoadInWorkspace(File.ReadAllText(workspace.Brief), workspace.Brief, defaults.Origin, defaults).Require();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or MissingBriefException)
        {
            return new() { Name = "", Settings = defaults, Children = [] };
        }
    }
}
