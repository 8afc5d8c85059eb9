using Coro.Engine.Loading;

namespace Coro.Engine.Configuration.Toml;

/// <summary>The text is not TOML from a place on. The reader turns it into a diagnostic; nobody else sees it.</summary>
internal sealed class TomlException(string message, Place place) : Exception(message)
{
    /// <summary>Where.</summary>
    public Place Place => place;
}
