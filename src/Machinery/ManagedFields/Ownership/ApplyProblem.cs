namespace Keles.Machinery.ManagedFields;

/// <summary>How a failed apply is answered.</summary>
public enum ApplyProblem
{
    /// <summary>400.</summary>
    BadRequest,

    /// <summary>409, with the conflicts as causes.</summary>
    Conflict,

    /// <summary>500, as upstream answers what does not fit the schema.</summary>
    Internal,
}
