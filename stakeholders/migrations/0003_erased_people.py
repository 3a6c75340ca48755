from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stakeholders", "0002_tokens_for_programs")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="erased_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
