namespace Coro;

/// <summary>What a campaign's state can be written down as.</summary>
public enum StateFormat
{
    /// <summary>Coro's own state file, <c>coro.campaign/v1</c>.</summary>
    Yaml,

    /// <summary>The same as JSON.</summary>
    Json,

    /// <summary>The state file of a Skill Forge campaign (YAML): fewer facts, and a schema that allows no others.</summary>
    SkillForge,
}
