namespace Keles.Cel;

/// <summary><c>jsonpatch.escapeKey</c>, for expressions that make paths of patches; hosts that let expressions do so add it.</summary>
public static class JsonPatchLibrary
{
    public static CelLibrary Library { get; } = new CelLibrary()
        .Function("jsonpatch.escapeKey", "string_jsonpatch_escapeKey_string", CelType.String, CelType.String, v =>
            CelValue.Of(v.AsString.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));
}
