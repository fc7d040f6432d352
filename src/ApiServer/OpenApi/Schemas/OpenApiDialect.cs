namespace Keles.ApiServer.OpenApi;

/// <summary>The version of the OpenAPI format: in 2 references stand alone and defaults are left out, in 3 neither.</summary>
internal enum OpenApiDialect
{
    V2,
    V3,
}
