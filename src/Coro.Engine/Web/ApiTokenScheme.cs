namespace Coro.Engine.Web;

/// <summary>How a token is presented.</summary>
internal enum ApiTokenScheme
{
    /// <summary>As it is.</summary>
    Bearer,

    /// <summary>As the password of a user, who may have no name.</summary>
    Basic,
}
