namespace Keles.Api;

/// <summary>What may be done with a resource, as discovery names it.</summary>
[Flags]
public enum Verbs
{
    None = 0,
    Create = 1,
    Delete = 2,
    DeleteCollection = 4,
    Get = 8,
    List = 16,
    Patch = 32,
    Update = 64,
    Watch = 128,

    /// <summary>Every verb of a stored resource.</summary>
    All = Create | Delete | DeleteCollection | Get | List | Patch | Update | Watch,

    /// <summary>Of a status subresource.</summary>
    GetPatchUpdate = Get | Patch | Update,
}
