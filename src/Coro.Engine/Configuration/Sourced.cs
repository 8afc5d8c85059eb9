using Coro.Engine.Configuration.Toml;

namespace Coro.Engine.Configuration;

/// <summary>A value, and where it was said.</summary>
/// <param name="Value">What it means.</param>
/// <param name="Raw">How it was written.</param>
/// <param name="File">Where.</param>
internal sealed record Sourced<T>(T Value, TomlValue Raw, LayerFile File);
