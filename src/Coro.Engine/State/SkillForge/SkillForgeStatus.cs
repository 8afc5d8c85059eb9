namespace Coro.Engine.State.SkillForge;

/// <summary>Statuses in Skill Forge's words: those that it has not are told by what is nearest.</summary>
internal static class SkillForgeStatus
{
    /// <summary>Those that it has.</summary>
    public static readonly ChildStatus[] All =
        [ChildStatus.Pending, ChildStatus.Active, ChildStatus.Completed, ChildStatus.Failed, ChildStatus.Skipped];

    /// <summary>
    /// The nearest status. Escalated is failed: what depends on it waits, and a person may run it again. Cancelled is skipped: nobody
    /// is to run it again; Skill Forge, too, holds back what depends on a skipped skill.
    /// </summary>
    public static ChildStatus Nearest(ChildStatus status) => status switch
    {
        ChildStatus.Ready => ChildStatus.Pending,
        ChildStatus.Escalated => ChildStatus.Failed,
        ChildStatus.Cancelled => ChildStatus.Skipped,
        _ => status,
    };
}
