using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The rules of a subresource that writes the object in its own way (finalize, approval, resize, binding) in place of the kind's.</summary>
/// <param name="ByServer">What the server changes on somebody's behalf: admission was asked about the request itself, and nobody becomes an owner.</param>
/// <param name="OwnersKnown">The change already says who owns which field.</param>
internal sealed record Transition(Func<IApiObject, IApiObject, IApiObject> Prepare, Action<IApiObject, IApiObject, FieldErrors> Validate, bool ByServer = false, bool OwnersKnown = false)
{
    /// <summary>The change is right as it was made: it was checked on the way.</summary>
    public static Transition AsMade { get; } = new(static (value, _) => value, static (_, _, _) => { }, ByServer: true);

    /// <summary>The kind's own rules for updates.</summary>
    public static Transition AsUpdate(Api.Kind kind) => new(kind.PrepareForUpdate, kind.ValidateUpdate);
}
