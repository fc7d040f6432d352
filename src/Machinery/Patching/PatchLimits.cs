namespace Keles.Machinery.Patching;

/// <summary>The bounds of a patch.</summary>
public static class PatchLimits
{
    public const int JsonPatchOperations = 10_000;

    /// <summary>How many bytes the copy operations of one patch may add together: 3 MiB, as a request's body.</summary>
    public const long JsonPatchCopyBytes = 3 * 1024 * 1024;
}
