namespace Coro.Engine.Planning;

/// <summary>A pipeline, and the name under which it was found.</summary>
internal readonly record struct ChosenPipeline(string Name, PipelineDefinition Pipeline);
