namespace Keles.ApiServer.Admission.Policies;

/// <summary>What no policy is asked about: policies themselves, so that a bad one can be taken back, and reviews, which store nothing.</summary>
internal static class ExemptResources
{
    public static bool Contains(string group, string resource) => (group, resource) switch
    {
        ("admissionregistration.k8s.io", _) => true,
        ("authentication.k8s.io", "tokenreviews" or "selfsubjectreviews") => true,
        ("authorization.k8s.io", "subjectaccessreviews" or "localsubjectaccessreviews" or "selfsubjectaccessreviews" or "selfsubjectrulesreviews") => true,
        _ => false,
    };
}
