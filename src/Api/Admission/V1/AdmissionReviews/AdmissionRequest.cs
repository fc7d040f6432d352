using Keles.Api.Authentication.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Admission.V1;

/// <summary>A request that a webhook is asked about.</summary>
[ApiType("io.k8s.api.admission.v1.AdmissionRequest")]
public sealed partial record AdmissionRequest
{
    /// <summary>Names the question; the answer repeats it.</summary>
    [Field("uid", 1, Always = true)]
    public string Uid { get; init; } = "";

    /// <summary>The kind of the object as it is sent to the webhook.</summary>
    [Field("kind", 2, Always = true)]
    public GroupVersionKind Kind { get; init; } = GroupVersionKind.Empty;

    /// <summary>The resource as it is sent to the webhook.</summary>
    [Field("resource", 3, Always = true)]
    public GroupVersionResource Resource { get; init; } = GroupVersionResource.Empty;

    /// <summary>The subresource, when it is one.</summary>
    [Field("subResource", 4)]
    public string SubResource { get; init; } = "";

    /// <summary>The object's name; empty when the server is to make one.</summary>
    [Field("name", 5)]
    public string Name { get; init; } = "";

    /// <summary>Its namespace.</summary>
    [Field("namespace", 6)]
    public string Namespace { get; init; } = "";

    /// <summary>CREATE, UPDATE, DELETE or CONNECT.</summary>
    [Field("operation", 7, Always = true)]
    public string Operation { get; init; } = "";

    /// <summary>Who makes the request.</summary>
    [Field("userInfo", 8, Always = true)]
    public UserInfo UserInfo { get; init; } = UserInfo.Empty;

    /// <summary>The object as it would be.</summary>
    [Field("object", 9)]
    public RawJson Object { get; init; }

    /// <summary>The object as it is.</summary>
    [Field("oldObject", 10)]
    public RawJson OldObject { get; init; }

    /// <summary>Nothing will be kept.</summary>
    [Field("dryRun", 11)]
    public bool? DryRun { get; init; }

    /// <summary>Options of the request.</summary>
    [Field("options", 12)]
    public RawJson Options { get; init; }

    /// <summary>The kind as it was requested.</summary>
    [Field("requestKind", 13)]
    public GroupVersionKind? RequestKind { get; init; }

    /// <summary>The resource as it was requested.</summary>
    [Field("requestResource", 14)]
    public GroupVersionResource? RequestResource { get; init; }

    /// <summary>The subresource as it was requested.</summary>
    [Field("requestSubResource", 15)]
    public string RequestSubResource { get; init; } = "";
}
