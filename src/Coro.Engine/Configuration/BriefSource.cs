using Coro.Engine.Loading;
using Coro.Engine.State;

namespace Coro.Engine.Configuration;

/// <summary>The brief that a workspace keeps, together with what is customized in its root.</summary>
internal static class BriefSource
{
    /// <summary>Reads it once somebody knows the folder that its relative paths start at.</summary>
    /// <param name="root">The folder that holds the campaigns.</param>
    /// <param name="workspace">The campaign's folder.</param>
    public static Func<string, CampaignDefinition?> Of(string root, Workspace workspace) =>
        origin => WorkspaceBrief.Read(workspace, Customization.Load(root).Settings(origin));
}
