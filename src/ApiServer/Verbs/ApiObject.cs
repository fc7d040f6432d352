using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>An object as an answer: in which kind's form, and where it came from the store in that very form, its bytes.</summary>
public sealed record ApiObject(Kind Kind, IApiObject Value, StoredObject? Stored = null, int Code = 200)
{
    /// <summary>What is answered in place of the value: the object was not asked for, only whether it worked.</summary>
    public Status? Outcome { get; init; }

    /// <summary>The answer to a body that is done with when it has had its effect (a binding, an eviction).</summary>
    public static ApiObject Done(Kind kind, IApiObject body) => new(kind, body, Code: 201) { Outcome = new() { StatusValue = "Success", Code = 201 } };

    /// <summary>A stored object in the version that was asked for.</summary>
    public static ApiObject Of(Kind kind, StoredObject stored, int code = 200) => kind.StoredAs is null
        ? new(kind, stored.Object, stored, code)
        : new(kind, kind.FromStored(stored.Object), null, code);
}
