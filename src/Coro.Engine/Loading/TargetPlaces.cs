namespace Coro.Engine.Loading;

/// <summary>Where a target stands in its file.</summary>
/// <param name="Start">The whole of it.</param>
/// <param name="Name">Its name.</param>
/// <param name="FirstDependency">Its first dependency's number among all dependencies of the file.</param>
/// <param name="Flawed">Whether something in it is wrong, so that what it lacks may be a mere consequence.</param>
internal readonly record struct TargetPlaces(Place Start, Place Name, int FirstDependency, bool Flawed);
