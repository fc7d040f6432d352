using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Keles.ApiServer.Tests.Requests;

public sealed class RequestInfoTests
{
    [Theory]
    [InlineData("GET", "/api/v1/namespaces/a/pods/b/log", "", "get", "", "a", "pods", "b", "log")]
    [InlineData("GET", "/api/v1/namespaces/a/pods", "", "list", "", "a", "pods", "", "")]
    [InlineData("GET", "/api/v1/namespaces/a/pods", "?watch=true", "watch", "", "a", "pods", "", "")]
    [InlineData("GET", "/api/v1/watch/namespaces/a/pods/b", "", "watch", "", "a", "pods", "b", "")]
    [InlineData("DELETE", "/apis/apps/v1/namespaces/a/deployments", "", "deletecollection", "apps", "a", "deployments", "", "")]
    [InlineData("GET", "/api/v1/namespaces/a", "", "get", "", "a", "namespaces", "a", "")]
    [InlineData("PUT", "/api/v1/namespaces/a/finalize", "", "update", "", "a", "namespaces", "a", "finalize")]
    [InlineData("GET", "/api/v1/namespaces/a/secrets", "?fieldSelector=metadata.name%3Dtoken", "list", "", "a", "secrets", "token", "")]
    [InlineData("GET", "/api/v1/namespaces/a/secrets", "?watch=1&fieldSelector=metadata.name%3Dtoken", "watch", "", "a", "secrets", "token", "")]
    [InlineData("GET", "/api/v1/namespaces/a/secrets", "?fieldSelector=metadata.name!%3Dtoken", "list", "", "a", "secrets", "", "")]
    [InlineData("GET", "/api/v1/namespaces/a/secrets", "?fieldSelector=metadata.name%3D..", "list", "", "a", "secrets", "", "")]
    [InlineData("GET", "/api/v1/namespaces/a/secrets", "?fieldSelector=%3D%3D%3D", "list", "", "a", "secrets", "", "")]
    [InlineData("DELETE", "/api/v1/namespaces/a/secrets", "?fieldSelector=metadata.name%3Dtoken", "deletecollection", "", "a", "secrets", "", "")]
    public void A_path_says_what_is_asked_of_which_resource(string method, string path, string query, string verb, string group, string ns, string resource, string name, string subresource)
    {
        var info = RequestInfoReader.Read(method, path, new QueryCollection(QueryHelpers.ParseQuery(query)));
        Assert.True(info.IsResource);
        Assert.Equal((verb, group, ns, resource, name, subresource), (info.Verb, info.Group, info.Namespace, info.Resource, info.Name, info.Subresource));
    }
}
