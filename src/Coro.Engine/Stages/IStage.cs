using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>One stage of a workflow. It is entered and left through events, and may be run again after a halt.</summary>
internal interface IStage
{
    /// <summary>Its place and its name.</summary>
    StageName Name { get; }

    /// <summary>Does the stage's work, or what an earlier run left of it.</summary>
    Task<StageEnd> RunAsync(RunContext run);
}
