namespace Coro.Engine.Configuration.Toml;

/// <summary>The kinds of dates and times that TOML has.</summary>
internal enum TomlMomentKind
{
    /// <summary><c>1979-05-27T07:32:00-08:00</c>: a moment that is the same everywhere.</summary>
    OffsetDateTime,

    /// <summary><c>1979-05-27T07:32:00</c>.</summary>
    LocalDateTime,

    /// <summary><c>1979-05-27</c>.</summary>
    LocalDate,

    /// <summary><c>07:32:00</c>.</summary>
    LocalTime,
}
