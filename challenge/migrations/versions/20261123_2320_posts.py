"""posts

Revision ID: 20261123_2320
Revises: 20261123_2310
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '20261123_2320'
down_revision = '20261123_2310'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('post',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('participant_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('round_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('goal_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('platform', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('url', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('needs_review', sa.Boolean(), nullable=False),
    sa.Column('text', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('hashtags', sa.JSON(), nullable=False),
    sa.Column('photo', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('photo_width', sa.Integer(), nullable=False),
    sa.Column('photo_height', sa.Integer(), nullable=False),
    sa.Column('photo_refused_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('alt', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('people', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('status', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('language', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('edited_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('decided_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['goal_id'], ['goal.id'], name=op.f('fk_post_goal_id_goal')),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_post_participant_id_participant')),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_post_round_id_round')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_post')),
    sa.UniqueConstraint('platform', 'key', name=op.f('uq_post_platform_key'))
    )
    with op.batch_alter_table('post', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_post_goal_id'), ['goal_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_post_participant_id'), ['participant_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_post_photo'), ['photo'], unique=False)
        batch_op.create_index('ix_post_round', ['round_id', 'status'], unique=False)
        batch_op.create_index('ix_post_wall', ['status', 'decided_at', 'id'], unique=False)

    op.create_table('cheer',
    sa.Column('post_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('participant_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_cheer_participant_id_participant')),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], name=op.f('fk_cheer_post_id_post')),
    sa.PrimaryKeyConstraint('post_id', 'participant_id', 'kind', name=op.f('pk_cheer'))
    )
    with op.batch_alter_table('cheer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cheer_participant_id'), ['participant_id'], unique=False)

    op.create_table('post_hashtag',
    sa.Column('post_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('tag', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], name=op.f('fk_post_hashtag_post_id_post')),
    sa.PrimaryKeyConstraint('post_id', 'tag', name=op.f('pk_post_hashtag'))
    )
    with op.batch_alter_table('post_hashtag', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_post_hashtag_tag'), ['tag'], unique=False)


def downgrade() -> None:
    op.drop_table('post_hashtag')
    op.drop_table('cheer')
    op.drop_table('post')
