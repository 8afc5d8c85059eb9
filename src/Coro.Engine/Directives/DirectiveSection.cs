namespace Coro.Engine.Directives;

/// <summary>What a part of a directive is about.</summary>
internal enum DirectiveSection
{
    /// <summary>Words for the agents; nothing is done about them.</summary>
    Guidance,

    /// <summary><c>## Quality Overrides</c>.</summary>
    QualityOverrides,

    /// <summary><c>## Skip List</c>.</summary>
    SkipList,

    /// <summary><c>## Pipeline Flags</c>.</summary>
    PipelineFlags,
}
