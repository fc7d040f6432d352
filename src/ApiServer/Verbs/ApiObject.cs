using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>An object as an answer: in which kind's form, and where it came from the store in that very form, its bytes.</summary>
public sealed class ApiObject
{
    private IApiObject? value;

    public ApiObject(Kind kind, IApiObject value, int code = 200) => (Kind, this.value, Code) = (kind, value, code);

    private ApiObject(Kind kind, StoredObject stored, int code) => (Kind, Stored, Code) = (kind, stored, code);

    public Kind Kind { get; }

    /// <summary>Decoded only when somebody asks: an answer in JSON is the stored bytes.</summary>
    public IApiObject Value => value ??= Stored!.Object;

    /// <summary>Null when the answer is not what is stored, or is stored in another version.</summary>
    public StoredObject? Stored { get; }

    public int Code { get; }

    /// <summary>What is answered in place of the value: the object was not asked for, only whether it worked.</summary>
    public Status? Outcome { get; private init; }

    /// <summary>The same under another code, or told by its outcome alone.</summary>
    public ApiObject As(int code, Status? outcome = null) => Stored is null ? new(Kind, Value, code) { Outcome = outcome } : new(Kind, Stored, code) { value = value, Outcome = outcome };

    /// <summary>The answer to a body that is done with when it has had its effect (a binding, an eviction).</summary>
    public static ApiObject Done(Kind kind, IApiObject body) => new(kind, body, 201) { Outcome = new() { StatusValue = "Success", Code = 201 } };

    /// <summary>A stored object in the version that was asked for.</summary>
    public static ApiObject Of(Kind kind, StoredObject stored, int code = 200) =>
        stored.IsIn(kind) ? new(kind, stored, code) : new(kind, kind.FromStored(stored.Object), code);
}
