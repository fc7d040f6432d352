namespace Keles.Machinery.Patching;

/// <summary>How a failed patch is answered.</summary>
public enum PatchProblem
{
    /// <summary>400: the patch itself is malformed.</summary>
    BadRequest,

    /// <summary>413: the patch is larger than a server takes.</summary>
    TooLarge,

    /// <summary>422: the patch does not fit the object.</summary>
    Unprocessable,

    /// <summary>500: what upstream does not foresee.</summary>
    Internal,
}
