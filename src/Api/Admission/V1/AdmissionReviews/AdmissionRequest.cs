using Keles.Api.Authentication.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Admission.V1;

[ApiType("io.k8s.api.admission.v1.AdmissionRequest")]
public sealed partial record AdmissionRequest
{
    [Field("uid", 1, Always = true)]
    public string Uid { get; init; } = "";

    [Field("kind", 2, Always = true)]
    public GroupVersionKind Kind { get; init; } = GroupVersionKind.Empty;

    [Field("resource", 3, Always = true)]
    public GroupVersionResource Resource { get; init; } = GroupVersionResource.Empty;

    [Field("subResource", 4)]
    public string SubResource { get; init; } = "";

    [Field("name", 5)]
    public string Name { get; init; } = "";

    [Field("namespace", 6)]
    public string Namespace { get; init; } = "";

    [Field("operation", 7, Always = true)]
    public string Operation { get; init; } = "";

    [Field("userInfo", 8, Always = true)]
    public UserInfo UserInfo { get; init; } = UserInfo.Empty;

    [Field("object", 9)]
    public RawJson Object { get; init; }

    [Field("oldObject", 10)]
    public RawJson OldObject { get; init; }

    [Field("dryRun", 11)]
    public bool? DryRun { get; init; }

    [Field("options", 12)]
    public RawJson Options { get; init; }

    [Field("requestKind", 13)]
    public GroupVersionKind? RequestKind { get; init; }

    [Field("requestResource", 14)]
    public GroupVersionResource? RequestResource { get; init; }

    [Field("requestSubResource", 15)]
    public string RequestSubResource { get; init; } = "";
}
