namespace Coro.Engine.State.SkillForge;

/// <summary>A Skill Forge workspace as a campaign.</summary>
/// <param name="State">What is known of it.</param>
/// <param name="Notes">What holds in another way here, a sentence each.</param>
/// <param name="Obstacle">Why nobody can work on it yet; null: nothing is in the way.</param>
internal sealed record SkillForgeOpened(CampaignState State, IReadOnlyList<string> Notes, CoroException? Obstacle);
