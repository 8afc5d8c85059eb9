namespace PackageSkills;

/// <summary>Something that the user has to put right; the message says what and where.</summary>
internal sealed class Refusal(string message, Exception? cause = null) : Exception(message, cause);
