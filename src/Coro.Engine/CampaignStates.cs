using System.Text;
using Coro.Engine.State;
using Coro.Engine.State.SkillForge;

namespace Coro.Engine;

/// <summary>Looks after state files: says whether they are valid, and writes them in other formats. It changes no campaign.</summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CampaignStates(string root, TimeProvider? time = null)
{
    private readonly CampaignStore _store = new(root, time);

    /// <summary>Writes down the state of a campaign, which may be running.</summary>
    /// <param name="campaign">Its name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="format">As what.</param>
    /// <exception cref="InvalidStateException">There is none of that name; or none, or several, unfinished.</exception>
    /// <exception cref="CorruptStateException">Its files cannot be read.</exception>
    public StateExport Export(string? campaign, StateFormat format)
    {
        var workspace = _store.Resolve(campaign);
        var state = _store.Look(workspace).State;
        if (format == StateFormat.SkillForge)
        {
            var directive = state.Settings.DirectivePath ?? (File.Exists(workspace.Directive) ? workspace.Directive : null);
            return new(Encoding.UTF8.GetString(SkillForgeText.Of(state, directive)), SkillForgeLoss.Of(state));
        }

        var yaml = Encoding.UTF8.GetString(CheckpointCodec.Write(state));
        return new(format == StateFormat.Json ? YamlJson.Of(yaml) + "\n" : yaml, []);
    }

    /// <summary>Checks the state of a campaign: the state file, whether Coro's or Skill Forge's, and the journal beside it.</summary>
    /// <param name="campaign">Its name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <exception cref="InvalidStateException">There is none of that name; or none, or several, unfinished.</exception>
    public StateCheck Check(string? campaign) => StateChecker.Check(RealDisk.Instance, _store.Resolve(campaign));

    /// <summary>Checks a state file, wherever it lies.</summary>
    /// <param name="path">The file, or the folder that it lies in; absolute.</param>
    /// <param name="shownAs">How the user named it, for messages; null: as <paramref name="path"/>.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static StateCheck CheckFile(string path, string? shownAs = null)
    {
        var file = Directory.Exists(path) ? new Workspace(path).Checkpoint : path;
        return StateChecker.CheckFile(RealDisk.Instance, file, file == path ? shownAs ?? path : file);
    }
}
