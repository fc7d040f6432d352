using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Runtime.Cri;

/// <summary>What a runtime must do with images.</summary>
public abstract class CriImageContract : CriContract
{
    [Fact]
    public async Task An_image_in_the_store_is_known_by_name_and_id()
    {
        var image = await Images.ImageStatusAsync(new ImageSpec { Image = Subject.Image }, Cancel);
        Assert.NotNull(image);
        Assert.Contains(Subject.Image, image.RepoTags);
        Assert.True(image.Size > 0);
        Assert.Equal(image.Id, (await Images.ImageStatusAsync(new ImageSpec { Image = image.Id }, Cancel))?.Id);
        Assert.Contains(await Images.ListImagesAsync(null, Cancel), i => i.Id == image.Id);
        Assert.Contains(await Images.ListImagesAsync(new() { Image = new ImageSpec { Image = Subject.Image } }, Cancel), i => i.Id == image.Id);
    }

    [Fact]
    public async Task An_image_that_is_not_there_is_null_and_removing_it_is_harmless()
    {
        var absent = new ImageSpec { Image = "keles.test/absent:1" };
        Assert.Null(await Images.ImageStatusAsync(absent, Cancel));
        await Images.RemoveImageAsync(absent, Cancel);
    }

    [Fact]
    public async Task A_pull_brings_an_image_and_a_removal_takes_it_away()
    {
        var wanted = new ImageSpec { Image = Subject.Pullable };
        await Images.RemoveImageAsync(wanted, Cancel);
        var reference = await Images.PullImageAsync(wanted, Subject.PullSecret, null, Cancel);
        var image = await Images.ImageStatusAsync(wanted, Cancel);
        Assert.NotNull(image);
        Assert.Equal(image.Id, (await Images.ImageStatusAsync(new ImageSpec { Image = reference }, Cancel))?.Id);
        Assert.Equal(reference, await Images.PullImageAsync(wanted, Subject.PullSecret, null, Cancel));

        await Images.RemoveImageAsync(wanted, Cancel);
        Assert.Null(await Images.ImageStatusAsync(wanted, Cancel));
    }

    [Fact]
    public async Task A_pull_with_the_wrong_password_fails()
    {
        var wanted = new ImageSpec { Image = Subject.Pullable };
        await Images.RemoveImageAsync(wanted, Cancel);
        await Assert.ThrowsAsync<GrpcException>(() => Images.PullImageAsync(wanted, new AuthConfig { Username = "reader", Password = "wrong" }, null, Cancel));
        Assert.Null(await Images.ImageStatusAsync(wanted, Cancel));
    }

    [Fact]
    public async Task A_pull_that_finds_nothing_fails_and_leaves_nothing()
    {
        var absent = new ImageSpec { Image = "127.0.0.1:1/absent:1" };
        await Assert.ThrowsAsync<GrpcException>(() => Images.PullImageAsync(absent, null, null, Cancel));
        Assert.Null(await Images.ImageStatusAsync(absent, Cancel));
    }

    [Fact]
    public async Task The_store_says_where_it_is_and_what_it_holds()
    {
        var filesystem = Assert.Single((await Images.ImageFsInfoAsync(Cancel)).ImageFilesystems);
        Assert.NotEmpty(filesystem.FsId.Mountpoint);
    }
}
