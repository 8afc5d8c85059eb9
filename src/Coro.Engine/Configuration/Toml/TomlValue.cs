using Coro.Engine.Loading;

namespace Coro.Engine.Configuration.Toml;

/// <summary>A value of a TOML document.</summary>
/// <param name="Place">Where it stands.</param>
internal abstract record TomlValue(Place Place)
{
    /// <summary>Where it stands.</summary>
    public Place Place { get; protected set; } = Place;
}

/// <summary>Text, in whichever of the four forms it was written. Line ends in it are line feeds.</summary>
internal sealed record TomlString(string Value, Place Place) : TomlValue(Place);

/// <summary>A whole number.</summary>
internal sealed record TomlInteger(long Value, Place Place) : TomlValue(Place);

/// <summary>A number with a fraction or an exponent, an infinity or not a number.</summary>
internal sealed record TomlFloat(double Value, Place Place) : TomlValue(Place);

/// <summary>True or false.</summary>
internal sealed record TomlBoolean(bool Value, Place Place) : TomlValue(Place);

/// <summary>A date, a time, or both.</summary>
/// <param name="Clock">What calendar and clock show; the parts that <paramref name="Kind"/> has not are zero.</param>
/// <param name="Kind">Which parts there are.</param>
/// <param name="Offset">How far the clock is ahead of UTC; zero where the kind has none.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record TomlMoment(DateTime Clock, TomlMomentKind Kind, TimeSpan Offset, Place Place) : TomlValue(Place);

/// <summary>A list of values, which may be of different types.</summary>
/// <param name="Items">The values, in order.</param>
/// <param name="OfTables">Whether it was written as <c>[[name]]</c>, so that more may be added to it.</param>
/// <param name="Place">Where it begins.</param>
internal sealed record TomlArray(List<TomlValue> Items, bool OfTables, Place Place) : TomlValue(Place);
