namespace Coro;

/// <summary>A unit of intake. It runs as one task, or is promoted to a campaign of several children, with the same id.</summary>
public sealed record CoroJob
{
    /// <summary>Its id, which the campaign that runs it has, too.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, and that of the campaign that runs it; see <see cref="Names"/>.</summary>
    public required string Name { get; init; }

    /// <summary>What is asked for, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>What is asked for, in words for whoever does it; null: the title says enough.</summary>
    public string? Description { get; init; }

    /// <summary>How heavy it is; it chooses the pipeline.</summary>
    public string Lane { get; init; } = ChildDefinition.DefaultLane;

    /// <summary>The repositories that it is about: URLs, or paths that start at <see cref="Origin"/>.</summary>
    public IReadOnlyList<string> Repositories { get; init; } = [];

    /// <summary>What has to be true when it is done.</summary>
    public IReadOnlyList<string> AcceptanceCriteria { get; init; } = [];

    /// <summary>What somebody expects of it.</summary>
    public JobEstimates Estimates { get; init; } = new();

    /// <summary>What makes it a campaign, whatever the signals say.</summary>
    public JobPolicy Policy { get; init; } = new();

    /// <summary>The command that decides whether it is a task or a campaign, and of which children: a program and its arguments. Empty: the
    /// rule decides.</summary>
    public IReadOnlyList<string> Planner { get; init; } = [];

    /// <summary>Its own pipelines, by lane or tier; customization's are under them.</summary>
    public IReadOnlyDictionary<string, PipelineDefinition> Pipelines { get; init; } = new Dictionary<string, PipelineDefinition>();

    /// <summary>The absolute folder that its steps run in and relative paths start at.</summary>
    public required string Origin { get; init; }

    /// <summary>The children that it was promoted to; empty: it is a task.</summary>
    public IReadOnlyList<ChildDefinition> Children { get; init; } = [];

    /// <summary>The issue or work item that it came from; null: none.</summary>
    public TrackerReference? Tracker { get; init; }

    /// <summary>Where it stands.</summary>
    public JobStatus Status { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What has happened to it, oldest first.</summary>
    public IReadOnlyList<JobEvent> History { get; init; } = [];

    /// <summary>The folder that holds the jobs and campaigns; absolute. It is not part of the file.</summary>
    public string? Root { get; init; }
}
