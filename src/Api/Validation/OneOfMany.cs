using Keles.Machinery;

namespace Keles.Api;

/// <summary>Checks an object of which one member of many may be set: the first one that is set is looked into, the others are forbidden.</summary>
internal sealed class OneOfMany(FieldPath path, FieldErrors errors, string tooMany)
{
    public int Count { get; private set; }

    /// <param name="inner">How upstream names the member in errors about its content, where that differs.</param>
    public void Next<T>(string name, T? member, Action<T, FieldPath, FieldErrors> check, string? inner = null) where T : class
    {
        if (member is null) return;
        if (Count++ > 0) errors.Forbidden(path.Child(name), tooMany);
        else check(member, path.Child(inner ?? name), errors);
    }

    public void RequireAny(string detail)
    {
        if (Count == 0) errors.Required(path, detail);
    }
}
