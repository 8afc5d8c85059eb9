namespace Coro.Engine.Loading.LockFiles;

/// <summary>Reads one kind of lock file.</summary>
internal interface ILockFileReader
{
    /// <summary>What the kind is called, with its usual file name.</summary>
    string Kind { get; }

    /// <summary>Whether a file is of this kind.</summary>
    /// <param name="fileName">Its name without the folder.</param>
    /// <param name="text">Its content.</param>
    bool Fits(string fileName, string text);

    /// <summary>Reads the packages.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="problems">Where to tell what is wrong with it.</param>
    LockFilePackages Read(string text, Problems problems);
}
