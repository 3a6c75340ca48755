from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('proposals', '0002_objections_not_maintained'),
    ]

    operations = [
        # The hours of adoptions that stand on the record were shown in UTC.
        migrations.AddField(
            model_name='adoption',
            name='zone',
            field=models.CharField(default='UTC', max_length=64, verbose_name='time zone'),
            preserve_default=False,
        ),
    ]
