using Google.Protobuf;
using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Runtime.Cri.Client;

/// <summary>The methods of the image service.</summary>
internal static class ImageMethods
{
    public static readonly GrpcMethod<ListImagesRequest, ListImagesResponse> ListImages = Of(nameof(ListImages), ListImagesRequest.Parser, ListImagesResponse.Parser);
    public static readonly GrpcMethod<ImageStatusRequest, ImageStatusResponse> ImageStatus = Of(nameof(ImageStatus), ImageStatusRequest.Parser, ImageStatusResponse.Parser);
    public static readonly GrpcMethod<PullImageRequest, PullImageResponse> PullImage = Of(nameof(PullImage), PullImageRequest.Parser, PullImageResponse.Parser);
    public static readonly GrpcMethod<RemoveImageRequest, RemoveImageResponse> RemoveImage = Of(nameof(RemoveImage), RemoveImageRequest.Parser, RemoveImageResponse.Parser);
    public static readonly GrpcMethod<ImageFsInfoRequest, ImageFsInfoResponse> ImageFsInfo = Of(nameof(ImageFsInfo), ImageFsInfoRequest.Parser, ImageFsInfoResponse.Parser);

    private static GrpcMethod<TRequest, TResponse> Of<TRequest, TResponse>(string name, MessageParser<TRequest> request, MessageParser<TResponse> response)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse>
        => new("runtime.v1.ImageService", name, ProtobufCodec.Of(request), ProtobufCodec.Of(response));
}
